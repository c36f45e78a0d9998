package org.example.leaky;

import dev.belfry.core.settings.Secret;
import dev.belfry.core.settings.SecretUrl;
import dev.belfry.core.settings.Setting;

/** Two secrets to tell. */
record LeakySettings(
        @Setting("An address.") SecretUrl url,
        @Setting("A token.") Secret token) {}
