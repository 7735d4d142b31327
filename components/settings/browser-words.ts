const browsers = [
  { mark: /Edg\/(\d+)/, name: 'Edge' },
  { mark: /OPR\/(\d+)/, name: 'Opera' },
  { mark: /Firefox\/(\d+)/, name: 'Firefox' },
  { mark: /(?:Headless)?Chrome\/(\d+)/, name: 'Chrome' },
  { mark: /Version\/(\d+).*Safari/, name: 'Safari' },
  { mark: /curl\/(\d+)/, name: 'curl' },
];
const systems = [
  { mark: /iPhone|iPad/, name: 'iOS' },
  { mark: /Android/, name: 'Android' },
  { mark: /Windows/, name: 'Windows' },
  { mark: /Mac OS X/, name: 'macOS' },
  { mark: /Linux/, name: 'Linux' },
];

/** `Firefox 141 on Linux`: what a browser says it is, in few words. It may say anything. */
export function browserWords(userAgent: string): string {
  const browser = browsers.find(({ mark }) => mark.test(userAgent));
  const system = systems.find(({ mark }) => mark.test(userAgent))?.name;
  if (browser === undefined) {
    return userAgent === '' ? 'does not say' : userAgent.slice(0, 60);
  }
  const version = browser.mark.exec(userAgent)?.[1] ?? '';
  return [`${browser.name} ${version}`, system].filter(Boolean).join(' on ');
}
