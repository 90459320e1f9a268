package dev.serverlease.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.spring.SpringTransactionsProcessEngineConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The models that came with this release. Beside them may stand those of a later one, which started before or runs on
 * another node. So the deployment is named by its content: a release finds its own again and deploys it once, and what
 * this release starts follows its own models, whichever are the newest.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ReleaseModels extends AbstractProcessEnginePlugin {

    private String name = "";

    private volatile @Nullable String deployment;

    /** After the starter has named the files. */
    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        var starter = (SpringTransactionsProcessEngineConfiguration) engine;
        name = "server-lease " + digest(starter.getDeploymentResources());
        starter.setDeploymentName(name);
    }

    /** The id of this release's deployment; null until it has been made. */
    @Nullable
    String deployment() {
        if (deployment == null) {
            var made = Context.getCommandContext().getDeploymentManager().findLatestDeploymentByName(name);
            deployment = made == null ? null : made.getId();
        }
        return deployment;
    }

    private static String digest(Resource[] models) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var model : Arrays.stream(models)
                    .sorted(Comparator.comparing(ReleaseModels::nameOf))
                    .toList()) {
                digest.update(nameOf(model).getBytes(java.nio.charset.StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(model.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nameOf(Resource model) {
        return String.valueOf(model.getFilename());
    }
}
