# Opens one screen of the app on a tap.
.class final Lcom/example/news/OpenListener;
.super Ljava/lang/Object;
.implements Landroid/view/View$OnClickListener;

.field private final screen:Ljava/lang/Class;


.method constructor <init>(Ljava/lang/Class;)V
    .registers 2

    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    iput-object p1, p0, Lcom/example/news/OpenListener;->screen:Ljava/lang/Class;

    return-void
.end method


.method public onClick(Landroid/view/View;)V
    .registers 5

    invoke-virtual {p1}, Landroid/view/View;->getContext()Landroid/content/Context;
    move-result-object v0
    new-instance v1, Landroid/content/Intent;
    iget-object v2, p0, Lcom/example/news/OpenListener;->screen:Ljava/lang/Class;
    invoke-direct {v1, v0, v2}, Landroid/content/Intent;-><init>(Landroid/content/Context;Ljava/lang/Class;)V
    invoke-virtual {v0, v1}, Landroid/content/Context;->startActivity(Landroid/content/Intent;)V

    return-void
.end method
