import { removeOffline } from '../offline/remove-offline';

// It acts on the HTML that was sent, and needs no component.
const status = document.getElementById('offline-removal');
if (status) void removeOffline(status);
