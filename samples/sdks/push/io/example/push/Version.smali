# The version of the invented push SDK.
.class public final Lio/example/push/Version;
.super Ljava/lang/Object;

.field public static final NAME:Ljava/lang/String; = "1.8.0"
