# Starts two workers through their interface; one is made only behind the door.
.class public Lexample/gates/Rooms;
.super Ljava/lang/Object;

.method public static start()V
    .locals 2
    new-instance v0, Lexample/gates/Early;
    invoke-direct {v0}, Lexample/gates/Early;-><init>()V
    invoke-static {v0}, Lexample/gates/Rooms;->use(Lexample/gates/Worker;)V
    invoke-static {}, Lexample/gates/Door;->key()Z
    move-result v1
    if-eqz v1, :no
    new-instance v0, Lexample/gates/Late;
    invoke-direct {v0}, Lexample/gates/Late;-><init>()V
    invoke-static {v0}, Lexample/gates/Rooms;->use(Lexample/gates/Worker;)V
    :no
    return-void
.end method

.method public static use(Lexample/gates/Worker;)V
    .locals 0
    invoke-interface {p0}, Lexample/gates/Worker;->work()V
    return-void
.end method

.method public static unused()V
    .locals 1
    new-instance v0, Lexample/gates/Never;
    invoke-direct {v0}, Lexample/gates/Never;-><init>()V
    return-void
.end method
