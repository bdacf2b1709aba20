# The version of the invented advertising SDK.
.class public final Lio/example/adnet/BuildInfo;
.super Ljava/lang/Object;

.field public static final SDK_VERSION:Ljava/lang/String; = "2.3.1"
