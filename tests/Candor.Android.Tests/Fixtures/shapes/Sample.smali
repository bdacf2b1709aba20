.class public Lexample/shapes/Sample;
.super Ljava/util/TimerTask;
.implements Ljava/lang/Comparable;

.field static final TAG:Ljava/lang/String; = "sample-tag"
.field private static table:[I
.field private stamp:J
.field private final values:Ljava/util/Map;

.method static constructor <clinit>()V
    .registers 1
    const/4 v0, 3
    new-array v0, v0, [I
    fill-array-data v0, :numbers
    sput-object v0, Lexample/shapes/Sample;->table:[I
    return-void
    nop
    :numbers
    .array-data 4
        1000
        2000
        70000
    .end array-data
.end method

.method public constructor <init>()V
    .registers 3
    invoke-direct {p0}, Ljava/util/TimerTask;-><init>()V
    new-instance v0, Ljava/util/HashMap;
    invoke-direct {v0}, Ljava/util/HashMap;-><init>()V
    iput-object v0, p0, Lexample/shapes/Sample;->values:Ljava/util/Map;
    const-wide v0, 1234567890123L
    iput-wide v0, p0, Lexample/shapes/Sample;->stamp:J
    return-void
.end method

.method public run()V
    .registers 5
    :start
    iget-object v0, p0, Lexample/shapes/Sample;->values:Ljava/util/Map;
    const-string v1, "device"
    sget-object v2, Landroid/os/Build;->MODEL:Ljava/lang/String;
    invoke-interface {v0, v1, v2}, Ljava/util/Map;->put(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;
    const/4 v0, 1
    new-array v0, v0, [Ljava/lang/String;
    const/4 v1, 0
    const-string v2, "one"
    aput-object v2, v0, v1
    const/4 v1, 3
    invoke-static {v1, v0}, Lexample/shapes/Sample;->helper(I[Ljava/lang/String;)Lexample/shapes/Sample;
    :end
    .catch Ljava/lang/IllegalStateException; {:start .. :end} :handler
    return-void
    :handler
    move-exception v0
    new-instance v1, Ljava/lang/RuntimeException;
    const-string v2, "it failed"
    invoke-direct {v1, v2, v0}, Ljava/lang/RuntimeException;-><init>(Ljava/lang/String;Ljava/lang/Throwable;)V
    throw v1
.end method

.method private static helper(I[Ljava/lang/String;)Lexample/shapes/Sample;
    .registers 3
    sparse-switch p0, :cases
    instance-of v0, p1, Ljava/util/Map;
    if-eqz v0, :make
    :nothing
    const/4 v0, 0
    return-object v0
    :make
    new-instance v0, Lexample/shapes/Sample;
    invoke-direct {v0}, Lexample/shapes/Sample;-><init>()V
    return-object v0
    :cases
    .sparse-switch
        1 -> :nothing
        5000 -> :make
    .end sparse-switch
.end method

.method public compareTo(Lexample/shapes/Sample;)I
    .registers 6
    iget-wide v0, p0, Lexample/shapes/Sample;->stamp:J
    iget-wide v2, p1, Lexample/shapes/Sample;->stamp:J
    invoke-static {v0, v1, v2, v3}, Ljava/lang/Long;->compare(JJ)I
    move-result v0
    return v0
.end method

.method public bridge synthetic compareTo(Ljava/lang/Object;)I
    .registers 3
    check-cast p1, Lexample/shapes/Sample;
    invoke-virtual {p0, p1}, Lexample/shapes/Sample;->compareTo(Lexample/shapes/Sample;)I
    move-result v0
    return v0
.end method
