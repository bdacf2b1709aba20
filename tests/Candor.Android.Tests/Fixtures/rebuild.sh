#!/bin/sh -e
# Rebuilds the packages in this folder from their sources. Needs Debian's aapt, libsmali-java (smali), apksigner,
# android-framework-res and a JDK (keytool). The keys are for these fixtures only and are kept, so that certificates stay the same.
cd "$(dirname "$0")"
framework=/usr/share/android-framework-res/framework-res.apk
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

key() { # name, algorithm, distinguished name, further options
    name=$1; algorithm=$2; holder=$3; shift 3
    [ -f "keys/$name.p12" ] || keytool -genkeypair -keystore "keys/$name.p12" -storetype PKCS12 -storepass fixture \
        -alias "$name" -keyalg "$algorithm" -dname "$holder" -validity 20000 "$@"
}
mkdir -p keys
key old RSA 'CN=Old Fixture Key, O=Example, C=CN' -keysize 2048
key new EC 'CN=New Fixture Key, O=Example, C=CN' -groupname secp256r1
key dsa DSA 'CN=DSA Fixture Key, O=Example, C=CN' -keysize 1024

smali assemble -o "$work/classes.dex" smali/Main.smali
smali assemble -o "$work/classes2.dex" smali/Second.smali

# One by aapt with strings in UTF-16, one by aapt2 with UTF-8 and sparse types.
aapt package -f --utf16 -M AndroidManifest.xml -S res -I "$framework" -F "$work/wide.apk"
aapt2 compile --dir res -o "$work/res.zip"
aapt2 link --warn-manifest-validation --manifest AndroidManifest.xml -I "$framework" --enable-sparse-encoding -o "$work/sparse.apk" "$work/res.zip"
mkdir -p "$work/assets"
cp "$work/classes2.dex" "$work/assets/payload.bin"
for variant in wide sparse; do
    (cd "$work" && aapt add "$variant.apk" classes.dex classes2.dex assets/payload.bin > /dev/null)
done

with() { echo "--ks keys/$1.p12 --ks-pass pass:fixture --ks-key-alias $1"; }
sign() { # input, output, options
    input=$1; output=$2; shift 2
    apksigner sign --v4-signing-enabled false --out "$output" "$@" "$work/$input.apk"
}
cp "$work/sparse.apk" unsigned.apk
sign wide v1.apk $(with old) --min-sdk-version 18 --v1-signing-enabled true --v2-signing-enabled false --v3-signing-enabled false
sign wide v1-sha1.apk $(with dsa) --min-sdk-version 17 --v1-signing-enabled true --v2-signing-enabled false --v3-signing-enabled false
sign sparse v2.apk $(with new) --v1-signing-enabled true --v2-signing-enabled true --v3-signing-enabled false
apksigner rotate --out "$work/lineage" --old-signer $(with old) --new-signer $(with new)
apksigner sign --v4-signing-enabled false --out v3-rotated.apk --lineage "$work/lineage" \
    $(with old) --next-signer $(with new) "$work/wide.apk"
