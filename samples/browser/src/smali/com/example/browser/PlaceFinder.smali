# Reads the last known place and sends it to the app's own server.
.class final Lcom/example/browser/PlaceFinder;
.super Ljava/lang/Object;
.implements Ljava/lang/Runnable;

.field private final context:Landroid/content/Context;


.method constructor <init>(Landroid/content/Context;)V
    .registers 2

    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    iput-object p1, p0, Lcom/example/browser/PlaceFinder;->context:Landroid/content/Context;

    return-void
.end method


.method public run()V
    .registers 4

    iget-object v0, p0, Lcom/example/browser/PlaceFinder;->context:Landroid/content/Context;
    const-string v1, "location"
    invoke-virtual {v0, v1}, Landroid/content/Context;->getSystemService(Ljava/lang/String;)Ljava/lang/Object;
    move-result-object v0
    check-cast v0, Landroid/location/LocationManager;
    const-string v1, "gps"
    invoke-virtual {v0, v1}, Landroid/location/LocationManager;->getLastKnownLocation(Ljava/lang/String;)Landroid/location/Location;
    move-result-object v0
    if-eqz v0, :unknown

    invoke-virtual {v0}, Landroid/location/Location;->toString()Ljava/lang/String;
    move-result-object v0
    invoke-static {v0}, Lcom/example/browser/Uploader;->send(Ljava/lang/String;)V

    :unknown
    return-void
.end method
