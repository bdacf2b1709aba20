# Starts the analytics SDK before the first screen is there.
.class public Lcom/example/news/NewsApplication;
.super Landroid/app/Application;


.method public constructor <init>()V
    .registers 1

    invoke-direct {p0}, Landroid/app/Application;-><init>()V

    return-void
.end method


.method public onCreate()V
    .registers 1

    invoke-super {p0}, Landroid/app/Application;->onCreate()V
    invoke-static {p0}, Lio/example/stats/Stats;->init(Landroid/content/Context;)V

    return-void
.end method
