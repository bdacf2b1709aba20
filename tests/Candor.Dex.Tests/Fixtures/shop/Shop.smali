# The entry of the fixture: every kind of call leaves from here.
.class public Lexample/shop/Shop;
.super Landroid/app/Activity;
.source "Shop.java"

.field public static final NAME:Ljava/lang/String; = "Caf\u00e9 \u5c0f\u5e97"
.field public static final VERSION:Ljava/lang/String; = "4.2.1"
.field public static final BUILD:I = -7
.field public static final RATE:D = 0.5
.field public static final BIG:J = 0x100000000L
.field public static final OPEN:Z = true
.field public static later:Ljava/lang/String;
.field private price:I

.method static constructor <clinit>()V
    .registers 1
    const-string v0, "late"
    sput-object v0, Lexample/shop/Shop;->later:Ljava/lang/String;
    return-void
.end method

.method public constructor <init>()V
    .registers 1
    .line 10
    invoke-direct {p0}, Landroid/app/Activity;-><init>()V
    return-void
.end method

.method public onCreate(Landroid/os/Bundle;)V
    .registers 8
    .line 20
    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    .line 21
    new-instance v0, Lexample/shop/Ticker;
    invoke-direct {v0}, Lexample/shop/Ticker;-><init>()V
    .line 22
    new-instance v1, Lexample/shop/Apple;
    invoke-direct {v1}, Lexample/shop/Apple;-><init>()V
    .line 23
    invoke-virtual {p0, v1}, Lexample/shop/Shop;->sell(Lexample/shop/Fruit;)I
    .line 30
    invoke-static {}, Lexample/shop/Counter;->next()I
    return-void
.end method

.method public sell(Lexample/shop/Fruit;)I
    .registers 3
    invoke-interface {p1}, Lexample/shop/Fruit;->weigh()I
    move-result v0
    return v0
.end method

.method public choose(I)I
    .registers 4
    packed-switch p1, :packed
    sparse-switch p1, :sparse
    const/4 v0, -0x1
    return v0
    :one
    const/16 v0, 0x64
    return v0
    :two
    const v0, 0x12345678
    return v0
    :packed
    .packed-switch 0x1
        :one
        :two
    .end packed-switch
    :sparse
    .sparse-switch
        -0x5 -> :one
        0x3e8 -> :two
    .end sparse-switch
.end method

.method public fill()[B
    .registers 3
    const/4 v0, 0x3
    :start
    new-array v0, v0, [B
    fill-array-data v0, :data
    :end
    return-object v0
    .catch Ljava/lang/RuntimeException; {:start .. :end} :handler
    .catchall {:start .. :end} :all
    :handler
    move-exception v0
    const/4 v0, 0x0
    return-object v0
    :all
    move-exception v0
    throw v0
    :data
    .array-data 1
        0x1t
        0x2t
        0x3t
    .end array-data
.end method

.method public constants()V
    .registers 8
    const-wide v0, 0x123456789abcdefL
    const-wide/high16 v2, 0x4010000000000000L
    const/high16 v4, 0x3f800000
    add-int/lit8 v5, v4, -0x3
    if-eqz v5, :skip
    goto :skip
    :skip
    invoke-virtual/range {v2 .. v7}, Lexample/shop/Shop;->wide(DJI)V
    const-class v0, Lexample/shop/Shop;
    return-void
.end method

.method public wide(DJI)V
    .registers 6
    return-void
.end method

.method public nobodyCallsThis()V
    .registers 3
    const-string v0, "content://sms/inbox"
    sget-object v1, Landroid/provider/ContactsContract$Contacts;->CONTENT_URI:Landroid/net/Uri;
    return-void
.end method
