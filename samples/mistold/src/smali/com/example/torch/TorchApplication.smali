# Starts the advertising SDK with the process; the SDK reads the Android ID by itself.
.class public Lcom/example/torch/TorchApplication;
.super Landroid/app/Application;


.method public constructor <init>()V
    .registers 1

    invoke-direct {p0}, Landroid/app/Application;-><init>()V

    return-void
.end method


.method public onCreate()V
    .registers 1

    invoke-super {p0}, Landroid/app/Application;->onCreate()V
    invoke-static {p0}, Lio/example/adnet/AdNet;->start(Landroid/content/Context;)V

    return-void
.end method
