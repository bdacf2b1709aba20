.class public Lexample/shop/Apple;
.super Lexample/shop/Scale;
.implements Lexample/shop/Fruit;

.method public constructor <init>()V
    .registers 1
    invoke-direct {p0}, Lexample/shop/Scale;-><init>()V
    return-void
.end method
