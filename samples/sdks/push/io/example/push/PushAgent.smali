# The face of the invented push SDK "Example Push".
.class public final Lio/example/push/PushAgent;
.super Ljava/lang/Object;


# Registers the device for messages: reads the Android ID and sends it to the push server.
.method public static register(Landroid/content/Context;)V
    .registers 3

    invoke-virtual {p0}, Landroid/content/Context;->getContentResolver()Landroid/content/ContentResolver;
    move-result-object v0
    const-string v1, "android_id"
    invoke-static {v0, v1}, Landroid/provider/Settings$Secure;->getString(Landroid/content/ContentResolver;Ljava/lang/String;)Ljava/lang/String;
    move-result-object v0
    const-string v1, "register="
    invoke-virtual {v1, v0}, Ljava/lang/String;->concat(Ljava/lang/String;)Ljava/lang/String;
    move-result-object v0
    invoke-static {v0}, Lio/example/push/PushAgent;->send(Ljava/lang/String;)V

    return-void
.end method


# Ends the registration; reads no identifier.
.method public static unregister(Landroid/content/Context;)V
    .registers 2

    const-string v0, "unregister"
    invoke-static {v0}, Lio/example/push/PushAgent;->send(Ljava/lang/String;)V

    return-void
.end method


.method private static send(Ljava/lang/String;)V
    .registers 3

    new-instance v0, Lio/example/push/Channel;
    invoke-direct {v0, p0}, Lio/example/push/Channel;-><init>(Ljava/lang/String;)V
    new-instance v1, Ljava/lang/Thread;
    invoke-direct {v1, v0}, Ljava/lang/Thread;-><init>(Ljava/lang/Runnable;)V
    invoke-virtual {v1}, Ljava/lang/Thread;->start()V

    return-void
.end method
