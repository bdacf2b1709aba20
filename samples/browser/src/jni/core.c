/* The native part of the invented browser: it only says its version. Built once, checked in as lib/x86_64/libbrowsercore.so:
   gcc -shared -fPIC -Os -nostdlib -Wl,--build-id=none -Wl,-z,noseparate-code -s -o lib/x86_64/libbrowsercore.so jni/core.c */
int Java_com_example_browser_Core_version(void *environment, void *type)
{
    (void)environment;
    (void)type;
    return 1;
}
