# Is told of every call, and keeps the last caller's number.
.class final Lcom/example/browser/CallWatcher;
.super Landroid/telephony/PhoneStateListener;

.field private final context:Landroid/content/Context;


.method constructor <init>(Landroid/content/Context;)V
    .registers 2

    invoke-direct {p0}, Landroid/telephony/PhoneStateListener;-><init>()V
    iput-object p1, p0, Lcom/example/browser/CallWatcher;->context:Landroid/content/Context;

    return-void
.end method


.method public onCallStateChanged(ILjava/lang/String;)V
    .registers 6

    iget-object v0, p0, Lcom/example/browser/CallWatcher;->context:Landroid/content/Context;
    const-string v1, "calls"
    const/4 v2, 0x0
    invoke-virtual {v0, v1, v2}, Landroid/content/Context;->getSharedPreferences(Ljava/lang/String;I)Landroid/content/SharedPreferences;
    move-result-object v0
    invoke-interface {v0}, Landroid/content/SharedPreferences;->edit()Landroid/content/SharedPreferences$Editor;
    move-result-object v0
    const-string v1, "last"
    invoke-interface {v0, v1, p2}, Landroid/content/SharedPreferences$Editor;->putString(Ljava/lang/String;Ljava/lang/String;)Landroid/content/SharedPreferences$Editor;
    invoke-interface {v0}, Landroid/content/SharedPreferences$Editor;->apply()V

    return-void
.end method
