package dev.serverlease.signature;

import dev.serverlease.start.OwnersOnly;
import dev.serverlease.start.RefusedToStart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;

/** Files of keys in one folder that only their owner can read. What protects them is the folder, not a password. */
class DemoKeys {

    private static final char[] PASSWORD = "demo".toCharArray();

    private final Path folder;

    DemoKeys(Path folder) {
        this.folder = folder;
    }

    /** The keys of that file, made now if there is none. Two processes that start together agree on one. */
    KeyStore keepOrMake(String name, Supplier<Map<String, SigningKey>> make) {
        synchronized (DemoKeys.class) {
            return alone(name, make);
        }
    }

    private KeyStore alone(String name, Supplier<Map<String, SigningKey>> make) {
        try {
            OwnersOnly.folder(folder);
            var file = folder.resolve(name + ".p12");
            try (var lock = FileChannel.open(
                            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = lock.lock()) {
                if (!Files.exists(file) && held.isValid()) {
                    write(file, make.get());
                }
                return read(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new RefusedToStart(
                    "演示密钥读不出：请删除 " + folder + " 后重新启动，系统会重新生成。 The demo's keys cannot be read: delete " + folder
                            + " and start again; they are made anew.",
                    e);
        }
    }

    /** A certificate for everybody, beside the keys. */
    void publish(String name, byte[] certificate) {
        try {
            Files.write(folder.resolve(name), certificate);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SigningKey key(KeyStore keys, String alias) {
        try {
            return new SigningKey(
                    (PrivateKey) keys.getKey(alias, PASSWORD),
                    Arrays.stream(keys.getCertificateChain(alias))
                            .map(X509Certificate.class::cast)
                            .toList());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Path file, Map<String, SigningKey> made) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        for (var entry : made.entrySet()) {
            var key = entry.getValue();
            keys.setKeyEntry(entry.getKey(), key.key(), PASSWORD, key.chain().toArray(X509Certificate[]::new));
        }
        var content = new ByteArrayOutputStream();
        keys.store(content, PASSWORD);
        OwnersOnly.file(file, content.toByteArray());
    }

    private static KeyStore read(Path file) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }
}
