# The platform calls run() once a Ticker exists; helper() is nobody's business.
.class public Lexample/shop/Ticker;
.super Ljava/lang/Object;
.implements Ljava/lang/Runnable;

.method public constructor <init>()V
    .registers 1
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

.method public run()V
    .registers 3
    new-instance v0, Lexample/shop/Phone;
    const/4 v1, 0x0
    .line 77
    invoke-virtual {v0}, Lexample/shop/Phone;->getDeviceId()Ljava/lang/String;
    invoke-virtual {v0}, Lexample/shop/Phone;->getSubscriberId()Ljava/lang/String;
    return-void
.end method

.method public helper()V
    .registers 1
    return-void
.end method
