# The person cancels the account.
.class final Lcom/example/weather/CancelAccountListener;
.super Ljava/lang/Object;
.implements Landroid/view/View$OnClickListener;

.field private final context:Landroid/content/Context;


.method constructor <init>(Landroid/content/Context;)V
    .registers 2

    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    iput-object p1, p0, Lcom/example/weather/CancelAccountListener;->context:Landroid/content/Context;

    return-void
.end method


.method public onClick(Landroid/view/View;)V
    .registers 4

    iget-object v0, p0, Lcom/example/weather/CancelAccountListener;->context:Landroid/content/Context;
    new-instance v1, Lcom/example/weather/Choice;
    invoke-direct {v1, v0}, Lcom/example/weather/Choice;-><init>(Landroid/content/Context;)V
    invoke-virtual {v1}, Lcom/example/weather/Choice;->cancelAccount()V

    return-void
.end method
