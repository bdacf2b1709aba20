.class public interface abstract Lexample/gates/Worker;
.super Ljava/lang/Object;

.method public abstract work()V
.end method
