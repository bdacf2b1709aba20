# Encryption in name only.
.class public final Lcom/example/coupon/Seal;
.super Ljava/lang/Object;


.method public static seal(Ljava/lang/String;)[B
    .registers 3

    const-string v0, "DES/ECB/PKCS5Padding"
    invoke-static {v0}, Ljavax/crypto/Cipher;->getInstance(Ljava/lang/String;)Ljavax/crypto/Cipher;
    move-result-object v0
    invoke-virtual {p0}, Ljava/lang/String;->getBytes()[B
    move-result-object v1
    invoke-virtual {v0, v1}, Ljavax/crypto/Cipher;->doFinal([B)[B
    move-result-object v0

    return-object v0
.end method


# As it should be; must not be taken for the other.
.method public static sealWell([B)[B
    .registers 3

    const-string v0, "DES"
    const-string v0, "AES/GCM/NoPadding"
    invoke-static {v0}, Ljavax/crypto/Cipher;->getInstance(Ljava/lang/String;)Ljavax/crypto/Cipher;
    move-result-object v0
    invoke-virtual {v0, p0}, Ljavax/crypto/Cipher;->doFinal([B)[B
    move-result-object v0

    return-object v0
.end method


.method public static open()V
    .registers 1

    new-instance v0, Lcom/example/coupon/AnyCertificate;
    invoke-direct {v0}, Lcom/example/coupon/AnyCertificate;-><init>()V
    new-instance v0, Lcom/example/coupon/AnyHost;
    invoke-direct {v0}, Lcom/example/coupon/AnyHost;-><init>()V

    return-void
.end method
