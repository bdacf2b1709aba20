# The person takes consent back: keep that, and end the push registration.
.class final Lcom/example/weather/WithdrawListener;
.super Ljava/lang/Object;
.implements Landroid/view/View$OnClickListener;

.field private final context:Landroid/content/Context;


.method constructor <init>(Landroid/content/Context;)V
    .registers 2

    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    iput-object p1, p0, Lcom/example/weather/WithdrawListener;->context:Landroid/content/Context;

    return-void
.end method


.method public onClick(Landroid/view/View;)V
    .registers 5

    iget-object v0, p0, Lcom/example/weather/WithdrawListener;->context:Landroid/content/Context;
    new-instance v1, Lcom/example/weather/Choice;
    invoke-direct {v1, v0}, Lcom/example/weather/Choice;-><init>(Landroid/content/Context;)V
    const/4 v2, 0x0
    invoke-virtual {v1, v2}, Lcom/example/weather/Choice;->keep(Z)V
    invoke-static {v0}, Lio/example/push/PushAgent;->unregister(Landroid/content/Context;)V

    return-void
.end method
