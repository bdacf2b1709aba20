.class public Lexample/shop/Counter;
.super Ljava/lang/Object;

.field public static count:I

.method static constructor <clinit>()V
    .registers 1
    const/4 v0, 0x5
    sput v0, Lexample/shop/Counter;->count:I
    return-void
.end method

.method public static next()I
    .registers 2
    sget v0, Lexample/shop/Counter;->count:I
    add-int/lit8 v0, v0, 0x1
    sput v0, Lexample/shop/Counter;->count:I
    return v0
.end method
