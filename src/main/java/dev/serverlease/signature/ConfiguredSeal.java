package dev.serverlease.signature;

import dev.serverlease.signature.SignatureSettings.StoreType;
import dev.serverlease.start.RefusedToStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The seal in a PKCS#12 file or behind PKCS#11. The key is fetched for each use and not kept. */
class ConfiguredSeal implements SealStore {

    private final StoreType type;
    private final Path store;
    private final char[] password;
    private final String alias;

    private final @Nullable Provider module;

    /** @throws RefusedToStart if the file is not there, or is a key file that does not open */
    ConfiguredSeal(SignatureSettings.Seal settings) {
        this.type = settings.type();
        this.store = Objects.requireNonNull(settings.store());
        this.password = Objects.requireNonNull(settings.password()).toCharArray();
        this.alias = Objects.requireNonNull(settings.alias());
        if (!Files.isReadable(store)) {
            throw new RefusedToStart("server-lease.seal.store 所指的文件不存在或者不可读：" + store
                    + "。 The file of server-lease.seal.store does not exist or cannot be read: " + store + ".");
        }
        this.module = type == StoreType.PKCS11 ? module(store) : null;
        if (type == StoreType.PKCS12) {
            try {
                read();
            } catch (GeneralSecurityException | IOException e) {
                throw new RefusedToStart(
                        String.valueOf(SigningUnavailable.store(store, e).getMessage()), e);
            }
        }
        // a module that is away at the start may be back when the first contract is sealed
    }

    private static Provider module(Path configuration) {
        try {
            return Security.getProvider("SunPKCS11").configure(configuration.toString());
        } catch (InvalidParameterException e) {
            throw new RefusedToStart(
                    "server-lease.seal.store 不是可用的 PKCS#11 配置：" + configuration + "（" + e.getMessage()
                            + "）。 server-lease.seal.store is no working configuration of PKCS#11: " + configuration
                            + " ("
                            + e.getMessage() + ").",
                    e);
        }
    }

    @Override
    public SigningKey open(Owner owner) {
        try {
            return read();
        } catch (GeneralSecurityException | IOException e) {
            throw SigningUnavailable.store(store, e);
        }
    }

    private SigningKey read() throws GeneralSecurityException, IOException {
        var keys = module == null ? KeyStore.getInstance("PKCS12") : KeyStore.getInstance("PKCS11", module);
        if (module == null) {
            try (var in = Files.newInputStream(store)) {
                keys.load(in, password);
            }
        } else {
            keys.load(null, password);
        }
        var chain = keys.getCertificateChain(alias);
        if (chain == null || !(keys.getKey(alias, password) instanceof PrivateKey key)) {
            throw new GeneralSecurityException("没有名为 " + alias + " 的密钥 no key named " + alias);
        }
        return new SigningKey(
                key, Arrays.stream(chain).map(X509Certificate.class::cast).toList(), module);
    }
}
