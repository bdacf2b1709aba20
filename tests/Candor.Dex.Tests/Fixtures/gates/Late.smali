.class public Lexample/gates/Late;
.super Ljava/lang/Object;
.implements Lexample/gates/Worker;

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

.method public work()V
    .locals 0
    return-void
.end method
