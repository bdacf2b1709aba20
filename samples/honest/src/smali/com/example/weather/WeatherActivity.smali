# The one screen. At the first start it asks for consent; nothing is read before the answer.
.class public Lcom/example/weather/WeatherActivity;
.super Landroid/app/Activity;


.method public constructor <init>()V
    .registers 1

    invoke-direct {p0}, Landroid/app/Activity;-><init>()V

    return-void
.end method


.method protected onCreate(Landroid/os/Bundle;)V
    .registers 5

    invoke-super {p0, p1}, Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V
    const v0, 0x7f030000    # R.layout.weather
    invoke-virtual {p0, v0}, Lcom/example/weather/WeatherActivity;->setContentView(I)V

    const v0, 0x7f050000    # R.id.local_weather
    invoke-virtual {p0, v0}, Lcom/example/weather/WeatherActivity;->findViewById(I)Landroid/view/View;
    move-result-object v0
    new-instance v1, Lcom/example/weather/LocalWeatherListener;
    invoke-direct {v1, p0}, Lcom/example/weather/LocalWeatherListener;-><init>(Landroid/app/Activity;)V
    invoke-virtual {v0, v1}, Landroid/view/View;->setOnClickListener(Landroid/view/View$OnClickListener;)V

    const v0, 0x7f050001    # R.id.withdraw
    invoke-virtual {p0, v0}, Lcom/example/weather/WeatherActivity;->findViewById(I)Landroid/view/View;
    move-result-object v0
    new-instance v1, Lcom/example/weather/WithdrawListener;
    invoke-direct {v1, p0}, Lcom/example/weather/WithdrawListener;-><init>(Landroid/content/Context;)V
    invoke-virtual {v0, v1}, Landroid/view/View;->setOnClickListener(Landroid/view/View$OnClickListener;)V

    const v0, 0x7f050002    # R.id.cancel_account
    invoke-virtual {p0, v0}, Lcom/example/weather/WeatherActivity;->findViewById(I)Landroid/view/View;
    move-result-object v0
    new-instance v1, Lcom/example/weather/CancelAccountListener;
    invoke-direct {v1, p0}, Lcom/example/weather/CancelAccountListener;-><init>(Landroid/content/Context;)V
    invoke-virtual {v0, v1}, Landroid/view/View;->setOnClickListener(Landroid/view/View$OnClickListener;)V

    new-instance v0, Lcom/example/weather/Choice;
    invoke-direct {v0, p0}, Lcom/example/weather/Choice;-><init>(Landroid/content/Context;)V
    invoke-virtual {v0}, Lcom/example/weather/Choice;->isMade()Z
    move-result v0
    if-nez v0, :asked
    invoke-direct {p0}, Lcom/example/weather/WeatherActivity;->ask()V

    :asked
    return-void
.end method


# Shows the notice with two equal buttons.
.method private ask()V
    .registers 4

    new-instance v0, Landroid/app/AlertDialog$Builder;
    invoke-direct {v0, p0}, Landroid/app/AlertDialog$Builder;-><init>(Landroid/content/Context;)V
    const v1, 0x7f040000    # R.string.notice
    invoke-virtual {v0, v1}, Landroid/app/AlertDialog$Builder;->setMessage(I)Landroid/app/AlertDialog$Builder;

    const v1, 0x7f040001    # R.string.agree
    new-instance v2, Lcom/example/weather/AgreeListener;
    invoke-direct {v2, p0}, Lcom/example/weather/AgreeListener;-><init>(Landroid/content/Context;)V
    invoke-virtual {v0, v1, v2}, Landroid/app/AlertDialog$Builder;->setPositiveButton(ILandroid/content/DialogInterface$OnClickListener;)Landroid/app/AlertDialog$Builder;

    const v1, 0x7f040002    # R.string.refuse
    new-instance v2, Lcom/example/weather/RefuseListener;
    invoke-direct {v2, p0}, Lcom/example/weather/RefuseListener;-><init>(Landroid/content/Context;)V
    invoke-virtual {v0, v1, v2}, Landroid/app/AlertDialog$Builder;->setNegativeButton(ILandroid/content/DialogInterface$OnClickListener;)Landroid/app/AlertDialog$Builder;

    invoke-virtual {v0}, Landroid/app/AlertDialog$Builder;->show()Landroid/app/AlertDialog;

    return-void
.end method
