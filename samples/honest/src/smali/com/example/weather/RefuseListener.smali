# The person refused: keep that, and read nothing.
.class final Lcom/example/weather/RefuseListener;
.super Ljava/lang/Object;
.implements Landroid/content/DialogInterface$OnClickListener;

.field private final context:Landroid/content/Context;


.method constructor <init>(Landroid/content/Context;)V
    .registers 2

    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    iput-object p1, p0, Lcom/example/weather/RefuseListener;->context:Landroid/content/Context;

    return-void
.end method


.method public onClick(Landroid/content/DialogInterface;I)V
    .registers 6

    iget-object v0, p0, Lcom/example/weather/RefuseListener;->context:Landroid/content/Context;
    new-instance v1, Lcom/example/weather/Choice;
    invoke-direct {v1, v0}, Lcom/example/weather/Choice;-><init>(Landroid/content/Context;)V
    const/4 v2, 0x0
    invoke-virtual {v1, v2}, Lcom/example/weather/Choice;->keep(Z)V

    return-void
.end method
