# Reads the identifiers of the device.
.class final Lcom/example/browser/DeviceIds;
.super Ljava/lang/Object;

.field private final context:Landroid/content/Context;


.method constructor <init>(Landroid/content/Context;)V
    .registers 2

    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    iput-object p1, p0, Lcom/example/browser/DeviceIds;->context:Landroid/content/Context;

    return-void
.end method


# The IMEI of the first slot.
.method imei()Ljava/lang/String;
    .registers 3

    iget-object v0, p0, Lcom/example/browser/DeviceIds;->context:Landroid/content/Context;
    const-string v1, "phone"
    invoke-virtual {v0, v1}, Landroid/content/Context;->getSystemService(Ljava/lang/String;)Ljava/lang/Object;
    move-result-object v0
    check-cast v0, Landroid/telephony/TelephonyManager;
    invoke-virtual {v0}, Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;
    move-result-object v0

    return-object v0
.end method


# The Android ID.
.method androidId()Ljava/lang/String;
    .registers 3

    iget-object v0, p0, Lcom/example/browser/DeviceIds;->context:Landroid/content/Context;
    invoke-virtual {v0}, Landroid/content/Context;->getContentResolver()Landroid/content/ContentResolver;
    move-result-object v0
    const-string v1, "android_id"
    invoke-static {v0, v1}, Landroid/provider/Settings$Secure;->getString(Landroid/content/ContentResolver;Ljava/lang/String;)Ljava/lang/String;
    move-result-object v0

    return-object v0
.end method


# The MAC address of the Wi-Fi adapter.
.method mac()Ljava/lang/String;
    .registers 3

    iget-object v0, p0, Lcom/example/browser/DeviceIds;->context:Landroid/content/Context;
    const-string v1, "wifi"
    invoke-virtual {v0, v1}, Landroid/content/Context;->getSystemService(Ljava/lang/String;)Ljava/lang/Object;
    move-result-object v0
    check-cast v0, Landroid/net/wifi/WifiManager;
    invoke-virtual {v0}, Landroid/net/wifi/WifiManager;->getConnectionInfo()Landroid/net/wifi/WifiInfo;
    move-result-object v0
    invoke-virtual {v0}, Landroid/net/wifi/WifiInfo;->getMacAddress()Ljava/lang/String;
    move-result-object v0
    if-nez v0, :known

    const-string v0, "ro.example.mac"
    invoke-virtual {p0, v0}, Lcom/example/browser/DeviceIds;->property(Ljava/lang/String;)Ljava/lang/String;
    move-result-object v0

    :known
    return-object v0
.end method


# A system property by reflection. Not analysed by a reader of bytecode: which method this calls.
.method property(Ljava/lang/String;)Ljava/lang/String;
    .registers 8

    :try_start
    const-string v0, "android.os.SystemProperties"
    invoke-static {v0}, Ljava/lang/Class;->forName(Ljava/lang/String;)Ljava/lang/Class;
    move-result-object v0

    const/4 v1, 0x1
    new-array v2, v1, [Ljava/lang/Class;
    const/4 v3, 0x0
    const-class v4, Ljava/lang/String;
    aput-object v4, v2, v3
    const-string v4, "get"
    invoke-virtual {v0, v4, v2}, Ljava/lang/Class;->getMethod(Ljava/lang/String;[Ljava/lang/Class;)Ljava/lang/reflect/Method;
    move-result-object v0

    new-array v2, v1, [Ljava/lang/Object;
    aput-object p1, v2, v3
    const/4 v4, 0x0
    invoke-virtual {v0, v4, v2}, Ljava/lang/reflect/Method;->invoke(Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;
    move-result-object v0
    check-cast v0, Ljava/lang/String;
    :try_end
    .catch Ljava/lang/Exception; {:try_start .. :try_end} :absent

    return-object v0

    :absent
    move-exception v0
    const/4 v0, 0x0

    return-object v0
.end method
