import {expect, test} from 'vitest'
import {readMailServer} from '#src/server/accounts/mail-server.ts'

test.each([
  [
    'smtp://smtp.example.com',
    {host: 'smtp.example.com', port: 587, secure: false, user: undefined, password: undefined, isLocal: false, place: 'smtp.example.com:587'},
  ],
  ['SMTPS://u%40x:p%2F%3A%40@smtp.example.com', {port: 465, secure: true, user: 'u@x', password: 'p/:@', place: 'smtp.example.com:465'}],
  ['smtps://smtp.example.com:2465/', {port: 2465, secure: true}],
  ['smtp://localhost:25', {host: 'localhost', port: 25, isLocal: true}],
  ['smtp://127.0.0.2', {isLocal: true}],
  ['smtp://[::1]:25', {host: '::1', port: 25, isLocal: true, place: '[::1]:25'}],
  ['smtp://127.0.0.1.example.com', {isLocal: false}],
  ['smtp://localhost.example.com', {isLocal: false}],
])('readMailServer() reads %s', (url, expected) => {
  expect(readMailServer(url)).toMatchObject(expected)
})
