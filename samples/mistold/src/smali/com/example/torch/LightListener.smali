# Switches the light on.
.class final Lcom/example/torch/LightListener;
.super Ljava/lang/Object;
.implements Landroid/view/View$OnClickListener;

.field private final context:Landroid/content/Context;


.method constructor <init>(Landroid/content/Context;)V
    .registers 2

    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    iput-object p1, p0, Lcom/example/torch/LightListener;->context:Landroid/content/Context;

    return-void
.end method


.method public onClick(Landroid/view/View;)V
    .registers 5

    :try_start
    iget-object v0, p0, Lcom/example/torch/LightListener;->context:Landroid/content/Context;
    const-string v1, "camera"
    invoke-virtual {v0, v1}, Landroid/content/Context;->getSystemService(Ljava/lang/String;)Ljava/lang/Object;
    move-result-object v0
    check-cast v0, Landroid/hardware/camera2/CameraManager;
    const-string v1, "0"
    const/4 v2, 0x1
    invoke-virtual {v0, v1, v2}, Landroid/hardware/camera2/CameraManager;->setTorchMode(Ljava/lang/String;Z)V
    :try_end
    .catch Landroid/hardware/camera2/CameraAccessException; {:try_start .. :try_end} :busy

    return-void

    :busy
    move-exception v0

    return-void
.end method
