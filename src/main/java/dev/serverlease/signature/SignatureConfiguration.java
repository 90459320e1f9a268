package dev.serverlease.signature;

import dev.serverlease.people.SealingSettings;
import dev.serverlease.register.Lessors;
import dev.serverlease.start.RefusedToStart;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * The demo profile makes its own certifier and seal, and trusts them. Everywhere else the settings name a key store, a
 * time-stamp service and trust anchors; without them contracts are drafted but not sealed, and who tries is told so.
 */
@Configuration(proxyBeanMethods = false)
class SignatureConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(SignatureConfiguration.class);

    @Configuration(proxyBeanMethods = false)
    @Profile("demo")
    static class Demo {

        @Bean
        DemoAuthority demoAuthority(SignatureSettings settings, Clock clock) {
            return new DemoAuthority(settings.seal().demoDirectory(), clock);
        }

        @Bean
        TrustAnchors trustAnchors(SignatureSettings settings, DemoAuthority demo) {
            return configured(settings.trust()).and(demo.anchors());
        }

        @Bean
        SignedPdfCheck signedPdfCheck(TrustAnchors anchors, DemoAuthority demo, Clock clock) {
            return new SignedPdfCheck(anchors, demo.revocation(), clock);
        }

        @Bean
        TimeStamps timeStamps(DemoAuthority demo) {
            return demo.timeStamps();
        }

        @Bean
        LessorSeal lessorSeal(
                TrustAnchors anchors, DemoAuthority demo, TimeStamps stamps, Lessors lessors, Clock clock) {
            return new LessorSeal(
                    demo, () -> owner(lessors), new SignatureWriter(anchors, demo.revocation(), stamps, clock));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Profile("!demo")
    static class Production {

        @Bean
        TrustAnchors trustAnchors(SignatureSettings settings) {
            return configured(settings.trust());
        }

        @Bean
        SignedPdfCheck signedPdfCheck(TrustAnchors anchors, SignatureSettings settings, Clock clock) {
            return new SignedPdfCheck(
                    anchors, Revocation.online(settings.timeStamp().within()), clock);
        }

        @Bean
        TimeStamps timeStamps(SignatureSettings settings) {
            var url = settings.timeStamp().url();
            return url == null
                    ? TimeStamps.none()
                    : TimeStamps.online(url, settings.timeStamp().within());
        }

        @Bean
        LessorSeal lessorSeal(
                TrustAnchors anchors,
                SignatureSettings settings,
                SealingSettings sealing,
                TimeStamps stamps,
                Lessors lessors,
                Clock clock) {
            if (settings.seal().store() == null || !stamps.isConfigured()) {
                LOG.warn("{}", SigningUnavailable.notConfigured().getMessage());
                return new LessorSeal(
                        owner -> {
                            throw SigningUnavailable.notConfigured();
                        },
                        () -> owner(lessors),
                        new SignatureWriter(anchors, Revocation.OFFLINE, stamps, clock));
            }
            requireTwoFactors(sealing);
            return new LessorSeal(
                    new ConfiguredSeal(settings.seal()),
                    () -> owner(lessors),
                    new SignatureWriter(
                            anchors, Revocation.online(settings.timeStamp().within()), stamps, clock));
        }
    }

    /**
     * The key signs for the house: whoever learned one officer's password must not have it (E-Signature Law art. 13).
     */
    private static void requireTwoFactors(SealingSettings sealing) {
        if (sealing.secondFactor() || sealing.passwordAlone()) {
            return;
        }
        throw new RefusedToStart("已配置出租人电子印章，但用印仅凭密码：请设置 server-lease.sealing.second-factor=true 并在环境变量"
                + " SERVERLEASE_SEALING_FACTORKEY 中给出密钥；确需仅凭密码用印的，设置 server-lease.sealing.password-alone=true，然后重新启动。"
                + " An electronic seal is configured, but a password alone would use it: set"
                + " server-lease.sealing.second-factor=true and, in the environment, SERVERLEASE_SEALING_FACTORKEY; to seal with"
                + " the password alone all the same, set server-lease.sealing.password-alone=true, and start again.");
    }

    private static SealStore.Owner owner(Lessors lessors) {
        var lessor = lessors.current();
        return new SealStore.Owner(lessor.name(), lessor.uscc());
    }

    private static TrustAnchors configured(SignatureSettings.Trust trust) {
        var anchors = TrustAnchors.none();
        if (trust.anchors() != null) {
            anchors = anchors.and(TrustAnchors.read(Reliability.RELIABLE_CERT, trust.anchors()));
        }
        if (trust.agreedAnchors() != null) {
            anchors = anchors.and(TrustAnchors.read(Reliability.AGREED, trust.agreedAnchors()));
        }
        return anchors;
    }
}
