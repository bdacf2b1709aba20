# The version of the invented analytics SDK.
.class public final Lio/example/stats/Version;
.super Ljava/lang/Object;

.field public static final NAME:Ljava/lang/String; = "4.0.2"
