# A lambda as the compiler writes it for devices that know invoke-custom.
.class public Lexample/shop/Lambda;
.super Ljava/lang/Object;

.method public static make()Ljava/lang/Runnable;
    .registers 1
    invoke-custom {}, call_site_0("run", ()Ljava/lang/Runnable;, ()V, invoke-static@Lexample/shop/Lambda;->body()V, ()V)@Ljava/lang/invoke/LambdaMetafactory;->metafactory(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MethodHandle;Ljava/lang/invoke/MethodType;)Ljava/lang/invoke/CallSite;
    move-result-object v0
    return-object v0
.end method

.method static body()V
    .registers 0
    return-void
.end method
