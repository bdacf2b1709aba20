# Listens through the microphone for the words to search.
.class public Lcom/example/news/VoiceSearchActivity;
.super Landroid/app/Activity;


.method public constructor <init>()V
    .registers 1

    invoke-direct {p0}, Landroid/app/Activity;-><init>()V

    return-void
.end method


.method protected onResume()V
    .registers 5

    invoke-super {p0}, Landroid/app/Activity;->onResume()V

    :try_start
    new-instance v0, Landroid/media/MediaRecorder;
    invoke-direct {v0}, Landroid/media/MediaRecorder;-><init>()V
    const/4 v1, 0x1         # MediaRecorder.AudioSource.MIC, OutputFormat.THREE_GPP, AudioEncoder.AMR_NB
    invoke-virtual {v0, v1}, Landroid/media/MediaRecorder;->setAudioSource(I)V
    invoke-virtual {v0, v1}, Landroid/media/MediaRecorder;->setOutputFormat(I)V
    invoke-virtual {v0, v1}, Landroid/media/MediaRecorder;->setAudioEncoder(I)V
    new-instance v1, Ljava/io/File;
    invoke-virtual {p0}, Lcom/example/news/VoiceSearchActivity;->getCacheDir()Ljava/io/File;
    move-result-object v2
    const-string v3, "query.3gp"
    invoke-direct {v1, v2, v3}, Ljava/io/File;-><init>(Ljava/io/File;Ljava/lang/String;)V
    invoke-virtual {v1}, Ljava/io/File;->getPath()Ljava/lang/String;
    move-result-object v1
    invoke-virtual {v0, v1}, Landroid/media/MediaRecorder;->setOutputFile(Ljava/lang/String;)V
    invoke-virtual {v0}, Landroid/media/MediaRecorder;->prepare()V
    invoke-virtual {v0}, Landroid/media/MediaRecorder;->start()V
    :try_end
    .catch Ljava/lang/Exception; {:try_start .. :try_end} :refused

    return-void

    :refused
    move-exception v0

    return-void
.end method
