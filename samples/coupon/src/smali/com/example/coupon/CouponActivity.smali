# The first screen.
.class public Lcom/example/coupon/CouponActivity;
.super Landroid/app/Activity;


.method public constructor <init>()V
    .registers 1

    invoke-direct {p0}, Landroid/app/Activity;-><init>()V

    return-void
.end method


.method protected onCreate(Landroid/os/Bundle;)V
    .registers 4

    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    const v0, 0x7f030000    # R.layout.main
    invoke-virtual {p0, v0}, Lcom/example/coupon/CouponActivity;->setContentView(I)V

    const v0, 0x7f050000    # R.id.start
    invoke-virtual {p0, v0}, Lcom/example/coupon/CouponActivity;->findViewById(I)Landroid/view/View;
    move-result-object v0
    new-instance v1, Lcom/example/coupon/StartListener;
    invoke-direct {v1, p0}, Lcom/example/coupon/StartListener;-><init>(Landroid/app/Activity;)V
    invoke-virtual {v0, v1}, Landroid/view/View;->setOnClickListener(Landroid/view/View$OnClickListener;)V

    return-void
.end method
