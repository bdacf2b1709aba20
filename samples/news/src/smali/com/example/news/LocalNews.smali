# Sends the place of the device to the app's own server, which answers with local news.
.class final Lcom/example/news/LocalNews;
.super Ljava/lang/Object;


.method static refresh(Landroid/content/Context;)V
    .registers 3

    :try_start
    const-string v0, "location"
    invoke-virtual {p0, v0}, Landroid/content/Context;->getSystemService(Ljava/lang/String;)Ljava/lang/Object;
    move-result-object v0
    check-cast v0, Landroid/location/LocationManager;
    const-string v1, "gps"
    invoke-virtual {v0, v1}, Landroid/location/LocationManager;->getLastKnownLocation(Ljava/lang/String;)Landroid/location/Location;
    move-result-object v0
    if-eqz v0, :unknown

    invoke-virtual {v0}, Landroid/location/Location;->toString()Ljava/lang/String;
    move-result-object v0
    invoke-static {v0}, Lcom/example/news/Uploader;->send(Ljava/lang/String;)V
    :try_end
    .catch Ljava/lang/SecurityException; {:try_start .. :try_end} :refused

    :unknown
    return-void

    :refused
    move-exception v0

    return-void
.end method
