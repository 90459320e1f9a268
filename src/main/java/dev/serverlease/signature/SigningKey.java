package dev.serverlease.signature;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.EncryptionAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A private key, which may stay inside a hardware module, with its certificates, the signer's own first.
 *
 * @param chain from the signer's certificate to the root
 * @param module the hardware module that alone can use the key; null for a key in memory
 */
record SigningKey(
        PrivateKey key,
        List<X509Certificate> chain,
        @Nullable Provider module) {

    static final DigestAlgorithm DIGEST = DigestAlgorithm.SHA256;

    SigningKey(PrivateKey key, List<X509Certificate> chain) {
        this(key, chain, null);
    }

    CertificateToken certificate() {
        return new CertificateToken(chain.get(0));
    }

    List<CertificateToken> certificates() {
        return chain.stream().map(CertificateToken::new).toList();
    }

    Subject subject() {
        return Subject.of(chain.get(0));
    }

    SignatureValue sign(byte[] bytes) {
        var algorithm = SignatureAlgorithm.getAlgorithm(
                EncryptionAlgorithm.forKey(chain.get(0).getPublicKey()), DIGEST);
        try {
            var signature = module == null
                    ? Signature.getInstance(algorithm.getJCEId())
                    : Signature.getInstance(algorithm.getJCEId(), module);
            signature.initSign(key);
            signature.update(bytes);
            return new SignatureValue(algorithm, signature.sign());
        } catch (GeneralSecurityException e) {
            throw SigningUnavailable.library(e);
        }
    }
}
