.class public interface abstract Lexample/shop/Fruit;
.super Ljava/lang/Object;

.method public abstract weigh()I
.end method
