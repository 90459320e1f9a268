package dev.serverlease.signature;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.EncryptionAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key, which may stay inside a hardware module, with its certificates, the signer's own first.
 *
 * @param chain from the signer's certificate to the root
 */
record SigningKey(PrivateKey key, List<X509Certificate> chain) {

    static final DigestAlgorithm DIGEST = DigestAlgorithm.SHA256;

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
            // the provider is chosen by the key, so that a module's key is used in the module
            var signature = Signature.getInstance(algorithm.getJCEId());
            signature.initSign(key);
            signature.update(bytes);
            return new SignatureValue(algorithm, signature.sign());
        } catch (GeneralSecurityException e) {
            throw SigningUnavailable.library(e);
        }
    }
}
