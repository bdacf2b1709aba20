# Branches on what key() returns, and calls of pass() that they bar or do not.
.class public Lexample/gates/Door;
.super Ljava/lang/Object;

.field static open:Z

.method public static key()Z
    .locals 1
    const/4 v0, 0x0
    return v0
.end method

.method public static pass()V
    .locals 0
    return-void
.end method

.method public static tested()V
    .locals 1
    invoke-static {}, Lexample/gates/Door;->key()Z
    move-result v0
    if-eqz v0, :no
    invoke-static {}, Lexample/gates/Door;->pass()V
    :no
    return-void
.end method

.method public static wrongSide()V
    .locals 1
    invoke-static {}, Lexample/gates/Door;->key()Z
    move-result v0
    if-nez v0, :no
    invoke-static {}, Lexample/gates/Door;->pass()V
    :no
    return-void
.end method

.method public static negated()V
    .locals 1
    invoke-static {}, Lexample/gates/Door;->key()Z
    move-result v0
    xor-int/lit8 v0, v0, 0x1
    if-nez v0, :no
    invoke-static {}, Lexample/gates/Door;->pass()V
    :no
    return-void
.end method

.method public static earlyReturn()V
    .locals 1
    invoke-static {}, Lexample/gates/Door;->key()Z
    move-result v0
    if-nez v0, :yes
    return-void
    :yes
    nop
    invoke-static {}, Lexample/gates/Door;->pass()V
    return-void
.end method

# Both sides come together again: nothing bars the call.
.method public static joined()V
    .locals 1
    invoke-static {}, Lexample/gates/Door;->key()Z
    move-result v0
    if-eqz v0, :no
    nop
    :no
    invoke-static {}, Lexample/gates/Door;->pass()V
    return-void
.end method

# The outcome is kept as a number, and that is tested.
.method public static merged(I)V
    .locals 2
    const/4 v1, 0x0
    invoke-static {}, Lexample/gates/Door;->key()Z
    move-result v0
    if-eqz v0, :test
    const/4 v1, 0x1
    :test
    if-eqz v1, :no
    invoke-static {}, Lexample/gates/Door;->pass()V
    :no
    return-void
.end method

# One way sets the number without the key.
.method public static mergedOpen(I)V
    .locals 2
    const/4 v1, 0x0
    if-nez p0, :set
    invoke-static {}, Lexample/gates/Door;->key()Z
    move-result v0
    if-eqz v0, :test
    :set
    const/4 v1, 0x1
    :test
    if-eqz v1, :no
    invoke-static {}, Lexample/gates/Door;->pass()V
    :no
    return-void
.end method

.method public static and(Z)V
    .locals 1
    invoke-static {}, Lexample/gates/Door;->key()Z
    move-result v0
    and-int/2addr v0, p0
    if-eqz v0, :no
    invoke-static {}, Lexample/gates/Door;->pass()V
    :no
    return-void
.end method

.method public static or(Z)V
    .locals 1
    invoke-static {}, Lexample/gates/Door;->key()Z
    move-result v0
    or-int/2addr v0, p0
    if-eqz v0, :no
    invoke-static {}, Lexample/gates/Door;->pass()V
    :no
    return-void
.end method

# A loop that goes round until the key is there.
.method public static loop()V
    .locals 1
    :again
    invoke-static {}, Lexample/gates/Door;->key()Z
    move-result v0
    if-eqz v0, :again
    invoke-static {}, Lexample/gates/Door;->pass()V
    return-void
.end method

# What is thrown before the test leads to the handler.
.method public static handler()V
    .locals 1
    :try
    invoke-static {}, Lexample/gates/Door;->key()Z
    move-result v0
    if-eqz v0, :no
    nop
    :end
    .catch Ljava/lang/Exception; {:try .. :end} :caught
    return-void
    :caught
    move-exception v0
    invoke-static {}, Lexample/gates/Door;->pass()V
    :no
    return-void
.end method

.method public static boxed()V
    .locals 1
    invoke-static {}, Lexample/gates/Door;->key()Z
    move-result v0
    invoke-static {v0}, Ljava/lang/Boolean;->valueOf(Z)Ljava/lang/Boolean;
    move-result-object v0
    invoke-virtual {v0}, Ljava/lang/Boolean;->booleanValue()Z
    move-result v0
    if-eqz v0, :no
    invoke-static {}, Lexample/gates/Door;->pass()V
    :no
    return-void
.end method

.method public static compared()V
    .locals 2
    invoke-static {}, Lexample/gates/Door;->key()Z
    move-result v0
    const/4 v1, 0x1
    if-ne v0, v1, :no
    invoke-static {}, Lexample/gates/Door;->pass()V
    :no
    return-void
.end method

.method public static switched()V
    .locals 1
    invoke-static {}, Lexample/gates/Door;->key()Z
    move-result v0
    packed-switch v0, :cases
    return-void
    :one
    invoke-static {}, Lexample/gates/Door;->pass()V
    return-void
    :cases
    .packed-switch 0x1
        :one
    .end packed-switch
.end method

# A constant decides: the call never runs.
.method public static never()V
    .locals 1
    const/4 v0, 0x0
    if-eqz v0, :no
    invoke-static {}, Lexample/gates/Door;->pass()V
    :no
    return-void
.end method

.method public static returned()Z
    .locals 1
    invoke-static {}, Lexample/gates/Door;->key()Z
    move-result v0
    if-eqz v0, :no
    const/4 v0, 0x1
    return v0
    :no
    const/4 v0, 0x0
    return v0
.end method

# Throws unless the key is there.
.method public static demanded()V
    .locals 1
    invoke-static {}, Lexample/gates/Door;->key()Z
    move-result v0
    if-eqz v0, :no
    return-void
    :no
    new-instance v0, Ljava/lang/IllegalStateException;
    invoke-direct {v0}, Ljava/lang/IllegalStateException;-><init>()V
    throw v0
.end method

.method public static opens(Z)V
    .locals 1
    sput-boolean p0, Lexample/gates/Door;->open:Z
    sget-boolean v0, Lexample/gates/Door;->open:Z
    return-void
.end method

# More registers times blocks than are followed: a method such as no compiler writes.
.method public static wide()V
    .registers 60000
    const/4 v0, 0x0
    if-nez v0, :l0
    nop
    :l0
    nop
    if-nez v0, :l1
    nop
    :l1
    nop
    if-nez v0, :l2
    nop
    :l2
    nop
    if-nez v0, :l3
    nop
    :l3
    nop
    if-nez v0, :l4
    nop
    :l4
    nop
    if-nez v0, :l5
    nop
    :l5
    nop
    if-nez v0, :l6
    nop
    :l6
    nop
    if-nez v0, :l7
    nop
    :l7
    nop
    if-nez v0, :l8
    nop
    :l8
    nop
    if-nez v0, :l9
    nop
    :l9
    nop
    if-nez v0, :l10
    nop
    :l10
    nop
    if-nez v0, :l11
    nop
    :l11
    nop
    if-nez v0, :l12
    nop
    :l12
    nop
    if-nez v0, :l13
    nop
    :l13
    nop
    if-nez v0, :l14
    nop
    :l14
    nop
    if-nez v0, :l15
    nop
    :l15
    nop
    if-nez v0, :l16
    nop
    :l16
    nop
    if-nez v0, :l17
    nop
    :l17
    nop
    if-nez v0, :l18
    nop
    :l18
    nop
    if-nez v0, :l19
    nop
    :l19
    nop
    if-nez v0, :l20
    nop
    :l20
    nop
    if-nez v0, :l21
    nop
    :l21
    nop
    if-nez v0, :l22
    nop
    :l22
    nop
    if-nez v0, :l23
    nop
    :l23
    nop
    if-nez v0, :l24
    nop
    :l24
    nop
    if-nez v0, :l25
    nop
    :l25
    nop
    if-nez v0, :l26
    nop
    :l26
    nop
    if-nez v0, :l27
    nop
    :l27
    nop
    if-nez v0, :l28
    nop
    :l28
    nop
    if-nez v0, :l29
    nop
    :l29
    nop
    if-nez v0, :l30
    nop
    :l30
    nop
    if-nez v0, :l31
    nop
    :l31
    nop
    if-nez v0, :l32
    nop
    :l32
    nop
    if-nez v0, :l33
    nop
    :l33
    nop
    if-nez v0, :l34
    nop
    :l34
    nop
    if-nez v0, :l35
    nop
    :l35
    nop
    if-nez v0, :l36
    nop
    :l36
    nop
    if-nez v0, :l37
    nop
    :l37
    nop
    if-nez v0, :l38
    nop
    :l38
    nop
    if-nez v0, :l39
    nop
    :l39
    nop
    invoke-static {}, Lexample/gates/Door;->pass()V
    return-void
.end method
