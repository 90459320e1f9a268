package dev.serverlease.config;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/**
 * What a model does stands in our beans: a model brings no script, and names no class, neither a delegate's nor, by a
 * task's type, the engine's own for mail and for shell commands.
 */
final class NoCodeInModels implements ScriptEngineResolver, ArtifactFactory {

    @Override
    public ScriptEngine getScriptEngine(String language, boolean cached) {
        throw new ProcessEngineException("模型中不得使用脚本（" + language + "），请改用已登记的组件。 Models run no scripts (" + language
                + "); use one of the product's beans.");
    }

    @Override
    public <T> T getArtifact(Class<T> type) {
        throw new ProcessEngineException("模型中不得指定 Java 类（" + type.getName() + "），请改用已登记的组件。 Models name no Java class ("
                + type.getName() + "); use one of the product's beans.");
    }

    @Override
    public void addScriptEngineFactory(ScriptEngineFactory factory) {
        // there is none
    }

    @Override
    public ScriptEngineManager getScriptEngineManager() {
        throw new UnsupportedOperationException("There are no script engines");
    }
}
